import type { ApiRequest } from "./api-request.ts";

/** What a table's answers say of its encryption with a KMS key. */
interface Encryption {
  readonly Status: "ENABLED";
  readonly SSEType: "KMS";
  readonly KMSMasterKeyArn?: string;
}

/**
 * Encryption that was switched on or off for a table that exists: moto drops that from UpdateTable, and the provider
 * then waits for it in vain and plans it for ever.
 */
export class TableEncryption {
  /** By region and name; undefined where it was switched off. */
  readonly #tables = new Map<string, Encryption | undefined>();

  /** Keeps what a call, that went well, does to a table's encryption. */
  note(request: ApiRequest): void {
    if (request.service !== "dynamodb") return;
    const { SSESpecification: wanted, TableName } = request.parameters as TableCall;
    const table = tableOf(request.region, String(TableName));
    if (request.operation === "CreateTable" || request.operation === "DeleteTable")
      this.#tables.delete(table);
    if (request.operation !== "UpdateTable" || wanted === undefined) return;
    this.#tables.set(table, wanted.Enabled ? encryptionWith(wanted.KMSMasterKeyId) : undefined);
  }

  /** What mends the answer to a request; undefined where moto's answer is right. */
  mending(request: ApiRequest): ((answer: string) => string) | undefined {
    const { operation, service, region } = request;
    if (service !== "dynamodb" || operation !== "DescribeTable") return undefined;
    const table = tableOf(region, String((request.parameters as TableCall).TableName));
    if (!this.#tables.has(table)) return undefined;
    return (answer) => {
      const parsed = JSON.parse(answer) as { Table?: Record<string, unknown> };
      if (!parsed.Table) return answer;
      const { SSEDescription: _, ...others } = parsed.Table;
      const encryption = this.#tables.get(table);
      return JSON.stringify({ Table: encryption ? { ...others, SSEDescription: encryption } : others });
    };
  }

  /** Forgets everything. */
  clear(): void {
    this.#tables.clear();
  }
}

interface TableCall {
  readonly TableName?: string;
  readonly SSESpecification?: { readonly Enabled?: boolean; readonly KMSMasterKeyId?: string };
}

/** A table may be called by its ARN, too. */
const tableOf = (region: string, name: string) => `${region} ${name.slice(name.lastIndexOf("/") + 1)}`;

function encryptionWith(key: string | undefined): Encryption {
  return { Status: "ENABLED", SSEType: "KMS", ...(key !== undefined && { KMSMasterKeyArn: key }) };
}
