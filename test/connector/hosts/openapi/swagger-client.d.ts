// The package has no types of its own.
declare module 'swagger-client' {
  interface Call {
    operationId: string;
    parameters: object;
    requestBody?: object;
    securities: object;
  }
  /** A client made of a description. */
  export default function SwaggerClient(options: { spec: object }): Promise<{
    execute(call: Call): Promise<{ body: Record<string, unknown> }>;
  }>;
}
