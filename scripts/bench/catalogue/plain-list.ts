import type { WatchedPage } from '../../measure/app/devtools.ts';

/** The same words, letter by letter, without the way back: each of them takes long enough. */
const searches = ['c', 'ca', 'can', 'r', 'm', 'me', '5', '51', 'q', ''];

/**
 * The plain way in the same window: all products in memory, looked through with `includes`, and a card of plain HTML
 * for every one that is found, its photo lazily loaded.
 * @returns milliseconds from the letter to the frame with the new list, one for each letter
 */
export function typeIntoPlainList(page: WatchedPage): Promise<readonly number[]> {
  return page.evaluate(`(async () => {
    const fold = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase();
    const all = [];
    for (let offset = 0; ; offset += 200) {
      const reply = await window.promoBrothers.call('products.list', { tab: 'unscheduled', search: '', sort: 'newest', offset, limit: 200 });
      all.push(...reply.value.products);
      if (reply.value.products.length < 200) break;
    }
    const texts = all.map(({ name, code, category, note }) => ' ' + fold([name, code, category, note].join(' ')));
    const plain = document.createElement('div');
    plain.style.cssText = 'position:fixed;inset:0;z-index:1000;overflow:auto;background:white;display:grid;grid-template-columns:repeat(4,1fr);gap:16px';
    document.body.append(plain);
    const card = ({ name, category, price, photos: [photo] }) =>
      '<article style="height:370px"><img loading="lazy" decoding="async" style="width:100%;height:150px;object-fit:cover" src="app://photos/' +
      photo.id + '/thumbnail.jpg"><h2>' + name + '</h2><p>' + category + '</p><p><b>' + price + '</b></p><button>Send now</button><button>Sold out</button></article>';
    const times = [];
    for (const search of ${JSON.stringify(searches)}) {
      await new Promise((done) => setTimeout(done, 100));
      const typedAt = performance.now();
      plain.innerHTML = all.filter((_, index) => texts[index].includes(' ' + search)).map(card).join('');
      await new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(null);
      }));
      times.push(performance.now() - typedAt);
    }
    plain.remove();
    return times;
  })()`);
}
