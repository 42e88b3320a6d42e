export { type Emoji, findEmoji, inTone, loadEmoji } from './data';
export { EmojiButton } from './EmojiButton';
export { EmojiPicker } from './EmojiPicker';
export { rememberEmoji, skinTone } from './recent';
