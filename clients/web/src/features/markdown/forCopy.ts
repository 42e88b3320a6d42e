const mention = /\[(@[^\]\n]{1,200})\]\(user:(?:all|[0-9a-f-]{36})\)/gi;

/** A text as it is pasted elsewhere: its marks stay, a mention is the name alone. */
export function forCopy(body: string): string {
  return body.replace(mention, '$1');
}
