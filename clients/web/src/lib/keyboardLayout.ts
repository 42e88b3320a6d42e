// US English and Russian ЙЦУКЕН, key by key; what the shift key adds stands at the end.
const english = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`{}:"<>~';
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё';

const toRussian = new Map<string, string>();
const toEnglish = new Map<string, string>();
[...english].forEach((key, index) => {
  const letter = russian.charAt(index);
  toRussian.set(key, letter);
  if (!toEnglish.has(letter)) toEnglish.set(letter, key);
});

/** What was meant when the keyboard stood in the other layout: `ghbdtn` for `привет`, `фттф` for `anna`. */
export function layoutTwin(text: string): string {
  const lower = text.toLocaleLowerCase();
  const keys = /[а-яё]/u.test(lower) ? toEnglish : toRussian;
  return [...lower].map((letter) => keys.get(letter) ?? letter).join('');
}
