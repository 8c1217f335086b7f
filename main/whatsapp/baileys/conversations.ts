import type { MessageId } from '../whatsapp.ts';
import type { Answered } from './decide-repeats.ts';
import type { Ask } from './read-ask.ts';
import type { HeldAsk } from './take-ask.ts';

/** One message that somebody asks for. */
export interface Conversation {
  readonly group: string;
  readonly id: MessageId;
  readonly waiting: Map<string, HeldAsk>;
  readonly answers: Map<string, Answered & { readonly over: string | undefined }>;
  repeatedToAllAt: number | undefined;
  isAnswering: boolean;
  nextLook: { readonly at: number; readonly cancel: () => void } | undefined;
}

/** What is being asked for, and what was lately. */
export interface Conversations {
  /** @returns the one that this request belongs to */
  open(ask: Ask): Conversation;
  isOpen(conversation: Conversation): boolean;
  all(): Iterable<Conversation>;
  clear(): void;
}

const rememberedCount = 500;

export function createConversations(): Conversations {
  const byName = new Map<string, Conversation>();

  /** Where somebody waits is never forgotten. */
  function forgetOldest(): void {
    for (const [name, { waiting }] of byName) {
      if (byName.size <= rememberedCount) return;
      if (waiting.size === 0) byName.delete(name);
    }
  }

  return {
    open({ group, messageId: id }) {
      const name = nameOf({ group, id });
      const known = byName.get(name);
      if (known) return known;
      const fresh: Conversation = {
        ...{ group, id, waiting: new Map(), answers: new Map(), isAnswering: false },
        ...{ repeatedToAllAt: undefined, nextLook: undefined },
      };
      byName.set(name, fresh);
      forgetOldest();
      return fresh;
    },
    isOpen: (conversation) => byName.has(nameOf(conversation)),
    all: () => byName.values(),
    clear: () => byName.clear(),
  };
}

function nameOf({ group, id }: Pick<Conversation, 'group' | 'id'>): string {
  return `${group} ${id}`;
}
