import { ApiError } from '../api/problem';

const marker = 'HubException: ';

/**
 * SignalR passes a refusal as text: whatever stands after "HubException: " is the platform's JSON problem.
 * Null means that the server did not refuse: the connection went away, or the server failed.
 */
export function toHubError(error: unknown): ApiError | null {
  const text = error instanceof Error ? error.message : String(error);
  const start = text.indexOf(marker);
  if (start < 0) return null;
  try {
    const problem: unknown = JSON.parse(text.slice(start + marker.length));
    if (typeof problem !== 'object' || problem === null || !('code' in problem) || !('status' in problem)) return null;
    const { status, code, detail } = problem as { status: number; code: string; detail?: string };
    return new ApiError(status, code, detail ?? '');
  } catch {
    return null;
  }
}
