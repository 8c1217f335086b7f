import type { Page } from 'playwright-core';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops a file on whatever is called so, as the mouse would from a folder. */
export async function dropOn(page: Page, name: string, file: DroppedFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name));
      return data;
    },
    { name: file.name, base64: Buffer.from(file.bytes).toString('base64') },
  );
  const target = page.getByRole('heading', { name, exact: true });
  for (const event of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(event, { dataTransfer: transfer });
}
