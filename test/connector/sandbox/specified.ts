import { expect } from 'vitest';
import {
  type Exchange,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../connector/sandbox/index.ts';
import { note } from '../../notes.ts';
import { type Operation, specification } from '../../openapi.ts';
import { fromSpecification } from './deviations.ts';

const operations = [...(specification?.operations ?? [])]
  .map(([id, operation]) => ({ id, ...operation, pattern: pattern(operation) }))
  // Of /groups/rules and /groups/{groupId}, the one that says more of the path.
  .sort((one, other) => places(one) - places(other));

function places({ path }: Operation): number {
  return path.split('{').length;
}

function pattern({ method, path }: Operation): RegExp {
  return new RegExp(`^${method} ${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** One object, since a schema is compiled once for each. */
const refusal = { $ref: '#/components/schemas/Error' };

/** Starts a sandbox that tells, when it is stopped, of every reply that was not what Okta's specification describes. */
export async function startSpecified(options: SandboxOptions = {}): Promise<Sandbox> {
  const faults: string[] = [];
  const onExchange = (exchange: Exchange) => {
    faults.push(...unspecified(exchange));
    options.onExchange?.(exchange);
  };
  const sandbox = await startSandbox({ ...options, onExchange });
  const { stop } = sandbox;
  // The same object, since a reset gives it another API key.
  return Object.assign(sandbox, {
    async stop() {
      await stop();
      expect(faults, "what Okta's specification does not know").toEqual([]);
    },
  });
}

/** Says in which points a reply is not what Okta describes, as far as it describes it and no deviation is listed. */
function unspecified({ method, path, status, responseBody, fault }: Exchange): string[] {
  const asked = `${method} ${path.replace(/\?.*/s, '')}`;
  const operation = operations.find((one) => one.pattern.test(asked));
  if (!specification || !operation || fault) return [];
  note(`reply ${operation.id}`);
  const described = operation.responses[status];
  if (!described && status < 400) return [`${operation.id}: ${status} is unknown`].filter(unlisted);
  // Refusals are the same everywhere, even if an operation does not list them.
  const schema = described ? specification.jsonOf(described) : refusal;
  if (!schema || responseBody === '') return [];
  const faults = specification.faultsOf(schema, JSON.parse(responseBody));
  // The items of a list have the same faults.
  const distinct = new Set(faults.map((fault) => fault.replaceAll(/\/\d+(?=[/ ])/g, '/*')));
  return [...distinct].map((fault) => `${operation.id}: ${status} ${fault}`).filter(unlisted);
}

function unlisted(fault: string): boolean {
  const index = fromSpecification.findIndex(([where]) => where.test(fault));
  if (index >= 0) note(`deviation ${index}`);
  return index < 0;
}
