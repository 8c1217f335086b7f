import type { InboxEntry } from '../practice-box.ts';
import type { Content } from './content.ts';

interface Entry {
  readonly author: string;
  text: string;
  readonly originalText: string;
  readonly photoSha256: string | null;
  readonly disappearingSeconds: number;
  readonly quotedId: string | null;
  copies: number;
  isEdited: boolean;
  isDeleted: boolean;
}

export type Applied = 'new' | 'repeated' | 'changed' | 'other-content' | 'unknown-target' | 'not-the-author';

/** One chat on one device, as it would show it now. */
export class Chat {
  readonly #entries = new Map<string, Entry>();

  /** Takes a decrypted message of `author` and says what became of it. */
  apply(messageId: string, author: string, content: Content): Applied {
    if (content.kind === 'post') return this.#add(messageId, author, content);
    const target = this.#entries.get(content.targetId);
    if (!target) return 'unknown-target';
    if (content.kind === 'delete') {
      if (target.author !== author && !content.isByAdmin) return 'not-the-author';
      target.isDeleted = true;
      target.text = '';
      return 'changed';
    }
    if (target.author !== author) return 'not-the-author';
    if (!target.isDeleted) target.text = content.text;
    target.isEdited = true;
    return 'changed';
  }

  #add(messageId: string, author: string, content: Content & { kind: 'post' }): Applied {
    const known = this.#entries.get(messageId);
    if (known) {
      known.copies += 1;
      const isSame = known.originalText === content.text && known.photoSha256 === content.photoSha256;
      return isSame && known.author === author ? 'repeated' : 'other-content';
    }
    this.#entries.set(messageId, {
      author,
      text: content.text,
      originalText: content.text,
      photoSha256: content.photoSha256,
      disappearingSeconds: content.disappearingSeconds,
      quotedId: content.quotedId,
      copies: 1,
      isEdited: false,
      isDeleted: false,
    });
    return 'new';
  }

  latestId(): string | null {
    return [...this.#entries.keys()].at(-1) ?? null;
  }

  ids(): readonly string[] {
    return [...this.#entries.keys()];
  }

  entries(): InboxEntry[] {
    return [...this.#entries].map(([messageId, entry]) => ({
      messageId,
      text: entry.text,
      photoSha256: entry.photoSha256,
      isEdited: entry.isEdited,
      isDeleted: entry.isDeleted,
      disappearingSeconds: entry.disappearingSeconds,
      ...(entry.quotedId !== null && { quotedId: entry.quotedId }),
      copies: entry.copies,
    }));
  }
}
