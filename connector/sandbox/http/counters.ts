/** The numbers of requests by operation and by status. */
export interface Counters {
  note(operation: string, status: number): void;
  readonly counted: {
    readonly requests: number;
    readonly statuses: Readonly<Record<string, number>>;
    readonly operations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
}

export function counters(): Counters {
  const counted = {
    requests: 0,
    statuses: {} as Record<string, number>,
    operations: {} as Record<string, Record<string, number>>,
  };
  return {
    counted,
    note(operation, status) {
      counted.requests++;
      counted.statuses[status] = (counted.statuses[status] ?? 0) + 1;
      const own = counted.operations[operation] ?? {};
      own[status] = (own[status] ?? 0) + 1;
      counted.operations[operation] = own;
    },
  };
}
