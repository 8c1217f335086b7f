import type { LinkedDevice } from '../../people/linked-device.ts';
import type { QueryKind } from '../../practice-box.ts';
import type { Connection } from '../../server/connection.ts';
import type { World } from '../../server/world.ts';
import type { Node } from '../nodes.ts';

/** What the server answers to a query. */
export type Answer =
  | {
      readonly kind: 'result';
      readonly content?: Node[];
      /** Runs once the answer is on its way. */
      readonly andThen?: () => void;
    }
  | { readonly kind: 'error'; readonly code: number; readonly text: string }
  /** The query itself is against the protocol: recorded and refused. */
  | { readonly kind: 'violation'; readonly what: string };

export interface QueryContext {
  readonly world: World;
  readonly connection: Connection;
  /** The client that asks; queries before it is linked have handlers of their own. */
  readonly device: LinkedDevice;
  readonly stanza: Node;
  /** The first child, which says what is asked. */
  readonly asked: Node;
}

export interface QueryHandler {
  /** The name under which deeds count it. */
  readonly name: QueryKind;
  readonly answer: (context: QueryContext) => Answer;
}

/** By type, namespace and first child: `get usync usync`. */
export type QueryTable = Readonly<Record<string, QueryHandler>>;

export function result(...content: Node[]): Answer {
  return content.length === 0 ? { kind: 'result' } : { kind: 'result', content };
}
