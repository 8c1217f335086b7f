import type { Language } from '../../shared/language.ts';
import type { Say } from '../../shared/text/read-word.ts';
import type { News } from './decide-notifications.ts';
import type { Notice } from './notify.ts';

export interface NewsPlace {
  readonly language: Language;
  /** An IANA name. */
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** @returns the words of a notification, which others at the counter may read too */
export function describeNews(news: News, say: Say, place: NewsPlace): Pick<Notice, 'title' | 'body'> {
  switch (news.kind) {
    case 'stay-on':
      return {
        title: say('desktop.news.stay-on.title', { time: nameTime(news.until, place) }),
        body: say('desktop.news.stay-on.body', { name: news.name }),
      };
    case 'paused-by-whatsapp':
      return {
        title: say('desktop.news.paused-by-whatsapp.title'),
        body:
          news.until === null
            ? say('desktop.news.paused-by-whatsapp.bodyWithoutEnd')
            : say('desktop.news.paused-by-whatsapp.body', { time: nameTime(news.until, place) }),
      };
    case 'unlinked':
    case 'stopped':
      return { title: say(`desktop.news.${news.kind}.title`), body: say(`desktop.news.${news.kind}.body`) };
    case 'missed': {
      const { count } = news;
      const number = count === 1 ? 'one' : 'other';
      return {
        title: say('desktop.news.missed.title'),
        body: say(`desktop.news.missed.${number}`, { count }),
      };
    }
    default: {
      const number = news.count === 1 ? 'one' : 'other';
      const { name, count } = news;
      return {
        title: say(`desktop.news.${news.kind}.title`, { name }),
        body: say(`desktop.news.${news.kind}.${number}`, { count }),
      };
    }
  }
}

/** The time alone, where it is on the day of now; otherwise with the day. */
function nameTime(at: number, { language, timeZone, now }: NewsPlace): string {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone });
  const isToday = day.format(at) === day.format(now);
  return new Intl.DateTimeFormat(language, {
    ...(isToday ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    ...{ hour: '2-digit', minute: '2-digit', timeZone },
  }).format(at);
}
