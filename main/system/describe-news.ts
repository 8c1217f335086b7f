import type { Language } from '../../shared/language.ts';
import type { Say } from '../../shared/text/read-word.ts';
import type { News } from './decide-notifications.ts';
import type { Notice } from './notify.ts';

/** @param timeZone an IANA name @returns the words of a notification, which others at the counter may read too */
export function describeNews(
  news: News,
  say: Say,
  language: Language,
  timeZone: string,
): Pick<Notice, 'title' | 'body'> {
  const time = (at: number) =>
    new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  switch (news.kind) {
    case 'stay-on':
      return {
        title: say('desktop.news.stay-on.title', { time: time(news.until) }),
        body: say('desktop.news.stay-on.body', { name: news.name }),
      };
    case 'paused-by-whatsapp':
      return {
        title: say('desktop.news.paused-by-whatsapp.title'),
        body: say('desktop.news.paused-by-whatsapp.body', { time: time(news.until) }),
      };
    case 'unlinked':
      return { title: say('desktop.news.unlinked.title'), body: say('desktop.news.unlinked.body') };
    case 'came-back':
      return { title: say('desktop.news.came-back.title'), body: say('desktop.news.came-back.body') };
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
