export interface ClientDescription {
  browser: string;
  system: string;
  mobile: boolean;
}

/** The server says "Chrome on Windows"; the two names, so that the sentence can be in another language. */
export function describeClient(client: string): ClientDescription | null {
  const [browser, system] = client.split(' on ');
  return browser && system ? { browser, system, mobile: /iPhone|iPad|Android/.test(system) } : null;
}
