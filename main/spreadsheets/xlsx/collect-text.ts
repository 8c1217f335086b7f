/** Puts the text of a cell together from its runs (`r`), without the reading aids of Japanese (`rPh`). */
export interface TextCollector {
  open(name: string): void;
  text(text: string): void;
  close(name: string): void;
  clear(): void;
  read(): string;
}

export function collectText(): TextCollector {
  let collected = '';
  let isInText = false;
  let isInReadingAid = false;

  return {
    open(name) {
      if (name === 'rPh') isInReadingAid = true;
      if (name === 't') isInText = true;
    },
    text(text) {
      if (isInText && !isInReadingAid) collected += text;
    },
    close(name) {
      if (name === 'rPh') isInReadingAid = false;
      if (name === 't') isInText = false;
    },
    clear() {
      collected = '';
    },
    read: () => decodeEscapes(collected),
  };
}

/** What XML cannot hold is written `_x000D_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
