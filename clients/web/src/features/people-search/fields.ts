/** What people can be searched by; the names are those of the address and of the server. */
export const searchFields = ['name', 'department', 'position', 'phone', 'email'] as const;
export type SearchField = (typeof searchFields)[number];
export type SearchQuery = Partial<Record<SearchField, string>>;

/** The query that an address holds; fields without a word are left out. */
export function queryOf(params: URLSearchParams): SearchQuery {
  const query: SearchQuery = {};
  for (const field of searchFields) {
    const text = params.get(field)?.trim();
    if (text) query[field] = text;
  }
  return query;
}

/** The same address with a field filled in or emptied. */
export function withField(params: URLSearchParams, field: SearchField, text: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (text === '') next.delete(field);
  else next.set(field, text);
  return next;
}
