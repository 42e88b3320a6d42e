// How the people look that have a picture. The others show their initials.
const skin = { porcelain: '#f7d9c8', fair: '#f2c9ae', warm: '#e8b48f', olive: '#d79f77', tan: '#c68a5e', brown: '#9c6644', deep: '#6f4630' }
const tone = {
  black: '#25222a', espresso: '#3b2a25', brown: '#5e4033', chestnut: '#7d4a30', copper: '#b1603a', honey: '#c08f4f', blond: '#dfb872',
  ash: '#9d8b78', grey: '#9aa0a8', silver: '#c9ced4',
}
const back = { sky: '#cfe3f7', mint: '#cdeadf', sand: '#f3e3c9', rose: '#f6d6d3', lilac: '#e0d8f3', slate: '#d5dce6', lemon: '#f5ebbd', peach: '#f9dcc4', sea: '#c5e4e7' }

const women = { lashes: true, brows: 2.6 }

export const people = {
  anna: { ...women, skin: skin.fair, hair: 'bob', colour: tone.chestnut, bg: back.lilac, style: 'blazer', wear: '#3d4f7c', accent: '#f1efe9', lips: '#b5564f' },
  boris: { skin: skin.warm, hair: 'short', colour: tone.espresso, beard: 'trim', bg: back.mint, style: 'shirt', wear: '#4f8a77' },
  maria: { ...women, skin: skin.warm, hair: 'waves', colour: tone.espresso, bg: back.peach, style: 'vneck', wear: '#b5483f', accent: '#f6e9e2', lips: '#a8443f', grin: true },
  elena: { ...women, skin: skin.porcelain, hair: 'bun', colour: tone.black, bg: back.sea, style: 'turtleneck', wear: '#2f6470', lips: '#b0474b' },
  denis: { skin: skin.fair, hair: 'crop', colour: tone.ash, beard: 'stubble', bg: back.slate, style: 'crew', wear: '#39506b', calm: true },
  jonas: { skin: skin.fair, hair: 'swept', colour: tone.blond, bg: back.sky, style: 'blazer', wear: '#2f3e57', accent: '#dfe8f4', grin: true },
  helena: { ...women, skin: skin.porcelain, hair: 'pixie', colour: tone.silver, browColour: tone.grey, bg: back.rose, style: 'blazer', wear: '#51344d', accent: '#efe3e6', glasses: 'round', frame: '#7a4250', lips: '#a64a52' },
  sophie: { ...women, skin: skin.fair, hair: 'fringe', colour: tone.copper, bg: back.sand, style: 'crew', wear: '#5a7d4e', lips: '#b85a4a' },
  timur: { skin: skin.olive, hair: 'sidepart', colour: tone.black, bg: back.lemon, style: 'shirt', wear: '#6d86b3', grin: true },
  aigerim: { ...women, skin: skin.olive, hair: 'long', colour: tone.black, bg: back.rose, style: 'crew', wear: '#c9657a', lips: '#a23f4d' },
  oliver: { skin: skin.porcelain, hair: 'curls', colour: tone.copper, bg: back.mint, style: 'vneck', wear: '#3f6b57', accent: '#ffffff', glasses: 'square', frame: '#3a3f47' },
  clara: { ...women, skin: skin.porcelain, hair: 'ponytail', colour: tone.blond, bg: back.sky, style: 'crew', wear: '#e0a24c', lips: '#c0605a', grin: true },
  irina: { ...women, skin: skin.fair, hair: 'bob', colour: tone.black, bg: back.slate, style: 'turtleneck', wear: '#7c3d4f', glasses: 'square', frame: '#2b2b33', lips: '#a94a4e', calm: true },
  emre: { skin: skin.tan, hair: 'curls', colour: tone.black, beard: 'trim', bg: back.sand, style: 'crew', wear: '#2e6f8e', grin: true },
  katya: { ...women, skin: skin.fair, hair: 'waves', colour: tone.honey, bg: back.lilac, style: 'hoodie', wear: '#8a7bb8', accent: '#f1edf9', lips: '#b85b5b' },
  marek: { skin: skin.warm, hair: 'crop', colour: tone.grey, beard: 'moustache', beardColour: '#858b93', browColour: '#7d838b', bg: back.sea, style: 'vest', wear: '#ef8a3c', accent: '#f4e38a', calm: true },
  tom: { skin: skin.fair, hair: 'crop', colour: tone.honey, bg: back.slate, style: 'vest', wear: '#e9b43f', accent: '#f7f3dc', grin: true },
  janis: { skin: skin.porcelain, hair: 'swept', colour: tone.ash, beard: 'full', beardColour: '#8d7a67', bg: back.mint, style: 'shirt', wear: '#7b8f5e' },
  viktor: { skin: skin.warm, hair: 'receding', colour: tone.silver, browColour: tone.grey, bg: back.sky, style: 'vneck', wear: '#4b5a45', accent: '#cfd8dc', glasses: 'square', frame: '#5b4a3a', calm: true },
  nina: { ...women, skin: skin.warm, hair: 'ponytail', colour: tone.brown, bg: back.peach, style: 'shirt', wear: '#4a6fa5', lips: '#b05248' },
  hugo: { skin: skin.brown, hair: 'crop', colour: tone.black, beard: 'stubble', bg: back.lemon, style: 'hoodie', wear: '#46795f', accent: '#e7f2ea', grin: true },
  ingrid: { ...women, skin: skin.porcelain, hair: 'bob', colour: tone.blond, browColour: tone.ash, bg: back.slate, style: 'scarf', wear: '#3a3f52', accent: '#c96f5b', lips: '#ad4f4f' },
  grace: { ...women, skin: skin.deep, hair: 'afro', colour: '#2a2023', bg: back.peach, style: 'blazer', wear: '#1f6f6b', accent: '#f6efe2', lips: '#8d3b41', grin: true },
  max: { skin: skin.fair, hair: 'sidepart', colour: tone.brown, bg: back.lilac, style: 'hoodie', wear: '#46506e', accent: '#e6e9f2', glasses: 'round', frame: '#30343d' },
  alexey: { skin: skin.porcelain, hair: 'short', colour: tone.honey, beard: 'full', beardColour: '#a4783f', bg: back.sea, style: 'crew', wear: '#343a46' },
  priya: { ...women, skin: skin.brown, hair: 'long', colour: tone.black, bg: back.mint, style: 'shirt', wear: '#c98a3c', lips: '#8f3f45' },
  julia: { ...women, skin: skin.fair, hair: 'long', colour: tone.copper, bg: back.sand, style: 'blazer', wear: '#6a8f8a', accent: '#f4f0e8', lips: '#b3524a', grin: true },
  robert: { skin: skin.porcelain, hair: 'sidepart', colour: tone.grey, browColour: '#7d838b', bg: back.rose, style: 'tie', wear: '#2f3646', accent: '#8c3b43', glasses: 'round', frame: '#4a3d33', calm: true },
}
