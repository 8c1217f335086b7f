import type { Page } from 'playwright-core';
import type { Bridge } from '../../shared/ipc/call.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { WallTime } from '../../shared/schedules/timing.ts';

/** Plans one promo of a product that is not planned yet, to one group, so many minutes from now. */
export async function plans(page: Page, product: string, group: string, inMinutes: number): Promise<void> {
  await page.evaluate(
    async ([productName, groupName, minutes]) => {
      const { promoBrothers } = window as unknown as { readonly promoBrothers: Bridge };
      const find = { tab: 'unscheduled', search: productName, offset: 0, limit: 50 } as const;
      const listed = await promoBrothers.call('products.list', find);
      const productId = listed.ok && listed.value.products.find(({ name }) => name === productName)?.id;
      const { promise: groupId, resolve } = Promise.withResolvers<string>();
      promoBrothers.listen('groups', (list) => {
        const found = list.groups.find(({ name }) => name === groupName);
        if (found) resolve(found.id);
      });
      const at = new Date(Date.now() + minutes * 60_000);
      const two = (value: number) => String(value).padStart(2, '0');
      const start = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as PlainDate;
      const time = `${two(at.getHours())}:${two(at.getMinutes())}` as WallTime;
      const saved = await promoBrothers.call('schedules.save', {
        schedule: {
          what: {
            kind: 'products',
            promos: [{ productId: productId || '', templateId: null, pinnedText: null }],
          },
          ...{ groupIds: [await groupId], setIds: [] },
          timing: { start, time, repeat: { kind: 'once' }, end: { kind: 'never' }, exceptions: [] },
        },
      });
      if (!saved.ok) throw new Error(saved.failure.code);
    },
    [product, group, inMinutes] as const,
  );
}
