import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { McpHost } from '../../../../connector/hosts/mcp/host.ts';
import { openKeptLists } from '../../../../connector/hosts/mcp/kept-lists.ts';
import { openQuestions } from '../../../../connector/hosts/mcp/questions.ts';
import { mcpServer } from '../../../../connector/hosts/mcp/server.ts';
import { type Connector, ConnectorError, loadConnector } from '../../../../connector/index.ts';

/** What the tests put in the place of the connector's own. */
export interface Stand extends Partial<Omit<McpHost, 'okta'>> {
  okta?: Partial<Connector>;
  /** What the person at the client answers. Without it the client cannot ask. */
  person?: (message: string) => { action: 'accept' | 'decline'; content?: { confirm: boolean } };
}

/** A host whose connector answers what a test says, and describes every action as the manifest has it. */
export async function hostWith({ okta = {}, ...parts }: Omit<Stand, 'person'> = {}): Promise<McpHost> {
  const { manifest } = await loadConnector();
  const connector = {
    manifest,
    describe: async (name: string) => ({
      ...manifest.actions.find((action) => action.name === name),
      warnings: [],
    }),
    plan: async () => {
      throw new ConnectorError('NETWORK', 'The org cannot be reached.');
    },
    ...okta,
  } as Connector;
  return {
    okta: connector,
    connection: {},
    actions: connector.manifest.actions,
    direct: parts.actions ?? connector.manifest.actions,
    prompts: [],
    maxOutput: 100_000,
    patience: 1000,
    auditLog: undefined,
    questions: openQuestions(),
    keptLists: openKeptLists(),
    say: () => {},
    warn: () => {},
    ...parts,
  };
}

/** A client that is linked to a server in this process. */
export async function linked({ person, ...parts }: Stand = {}): Promise<Client> {
  const [here, there] = InMemoryTransport.createLinkedPair();
  await mcpServer(await hostWith(parts)).connect(there);
  const client = new Client(
    { name: 'test-agent', version: '1.0.0' },
    { capabilities: person ? { elicitation: { form: {} } } : {} },
  );
  if (person) client.setRequestHandler('elicitation/create', ({ params }) => person(params.message));
  await client.connect(here);
  return client;
}
