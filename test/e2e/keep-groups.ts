import type { Page } from 'playwright-core';
import type { GroupId } from '../../shared/groups.ts';

/** Makes a group set of these groups, and writes under each of them what stands under every promo to it. */
export async function keepGroups(
  page: Page,
  setName: string,
  footers: Readonly<Record<string, string>>,
): Promise<void> {
  await page.evaluate(
    async ([name, texts]) => {
      const { call, listen } = window.promoBrothers;
      const groups = await new Promise<readonly { id: GroupId; name: string }[]>((resolve) => {
        listen('groups', (list) => list.groups.length > 0 && resolve(list.groups));
      });
      const idOf = (wanted: string) => groups.find((group) => group.name === wanted)?.id as GroupId;
      const groupIds = Object.keys(texts).map(idOf);
      const set = await call('groups.saveSet', { set: { name, color: 'plum', groupIds } });
      if (!set.ok) throw new Error(set.failure.code);
      for (const [group, footer] of Object.entries(texts)) {
        const kept = await call('groups.setFooter', { groupId: idOf(group), footer });
        if (!kept.ok) throw new Error(kept.failure.code);
      }
    },
    [setName, footers] as const,
  );
}
