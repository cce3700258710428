import type { Connector, RunCall } from '../../index.ts';
import { type HookSecrets, hookRequests, newSecrets } from '../shared/hook-requests.ts';
import { contextStore } from './kept.ts';
import type { Handler, Node, Red } from './red.ts';

/** What answers at the paths of the hooks that are open. */
export type HookDoor = Map<string, Handler>;

/** Opens Node-RED's own server to Okta's deliveries, at paths that nobody can guess. */
export function hookDoor({ httpNode }: Pick<Red, 'httpNode'>): HookDoor {
  const door: HookDoor = new Map();
  // Node-RED has no such server where its settings say so.
  if (httpNode) {
    httpNode.all('/okta/:place', (request, response, next) => {
      const answer = door.get(request.path) ?? next;
      return answer(request, response, next);
    });
  }
  return door;
}

interface HookOf {
  red: Red;
  node: Node;
  connector: Connector;
  trigger: string;
  door: HookDoor;
  /** The address by which Okta reaches this Node-RED. Without one no hook is wanted. */
  address: string;
  onEvents(events: unknown[]): void;
}

/** The address and the secret of a hook, and the name under which Okta knows whose it is. */
interface Kept extends HookSecrets {
  owner: string;
}

/** The event hook of a trigger node. */
export function triggerHook({ red, node, connector, trigger, door, address, onEvents }: HookOf) {
  const store = contextStore<Kept | undefined>(red, node, 'oktaHook');
  const origin = address.replace(/\/+$/, '');
  const owner = `${origin} ${node.id}`;
  let open: string | undefined;

  return {
    /** Opens the hook where one is wanted and not open yet, and removes one that is no longer wanted. */
    async settle(call: Pick<RunCall, 'connection' | 'input' | 'signal' | 'log'>): Promise<void> {
      if (open) return;
      const kept = await store.get();
      const isOurs = kept?.owner === owner;
      if (kept && !(origin && isOurs)) {
        await connector.closeHook(trigger, { ...call, url: kept.owner, owner: kept.owner });
        await store.set(undefined);
      }
      if (!origin) return;
      const { path, secret } = isOurs ? kept : newSecrets();
      // Before the hook is there: the next process has to know its address.
      await store.set({ path, secret, owner });
      door.set(
        path,
        hookRequests({ answer: (request) => connector.receive({ ...request, secret }), onEvents }),
      );
      const root = String(red.settings.httpNodeRoot || '').replace(/\/+$/, '');
      await connector.openHook(trigger, { ...call, url: `${origin}${root}${path}`, secret, owner });
      open = path;
    },
    /** Takes no more deliveries. The hook stays, so that the next process takes it over, unless the node is gone for good. */
    async close(isGone: boolean, connection: unknown): Promise<void> {
      const kept = await store.get();
      if (kept) door.delete(kept.path);
      if (kept && isGone)
        await connector.closeHook(trigger, { connection, url: kept.owner, owner: kept.owner });
    },
  };
}
