/** A refusal that the server explained (RFC 9457, with the platform's stable `code`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: Record<string, string[]> = {},
    readonly retryAfterSeconds: number | null = null,
    /** What else the problem says, by name. */
    readonly extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || code);
  }

  /** Trying the same thing later can succeed: the server is away, busy, or asked for patience. */
  get isTransient(): boolean {
    return this.status === 429 || this.status === 408 || this.status >= 500;
  }
}

export function toApiError(response: Response, body: unknown): ApiError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<{
    code: string;
    detail: string;
    title: string;
    errors: Record<string, string[]>;
  }>;
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiError(
    response.status,
    problem.code ?? `http_${response.status}`,
    problem.detail ?? problem.title ?? '',
    problem.errors ?? {},
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
    problem,
  );
}

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Turns openapi-fetch's result into the value or a thrown ApiError. */
export async function unwrap<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await outcome;
  if (!response.ok) throw toApiError(response, error);
  return data as T;
}
