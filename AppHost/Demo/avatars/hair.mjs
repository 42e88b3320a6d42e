// Hair: what lies behind the shoulders (back) and over the forehead (front). The head spans x 64 to 128, y 40 to 123.
const cap = 'M62 84 C58 48 74 31 96 31 C118 31 134 48 130 84'

export const hair = {
  short: {
    front: colour => `<path d="${cap} C128 72 124 64 118 60 C104 62 88 60 78 56 C70 62 65 72 62 84 Z" fill="${colour}"/>`,
  },
  sidepart: {
    front: (colour, light) => `<path d="${cap} C128 70 125 62 121 57 C108 60 92 57 82 48 C80 58 68 66 62 84 Z" fill="${colour}"/>
      <path d="M82 48 C90 40 108 38 119 47" fill="none" stroke="${light}" stroke-width="2.5" stroke-linecap="round" opacity=".6"/>`,
  },
  swept: {
    front: (colour, light) => `<path d="M62 82 C57 56 66 34 90 29 C116 22 138 44 130 84 C128 72 125 64 119 59 C116 50 108 50 102 53 C90 59 76 58 71 58 C66 66 64 74 62 82 Z" fill="${colour}"/>
      <path d="M76 46 C90 36 110 36 120 48" fill="none" stroke="${light}" stroke-width="2.5" stroke-linecap="round" opacity=".6"/>`,
  },
  crop: {
    front: colour => `<path d="M63 78 C60 50 76 35 96 35 C116 35 132 50 129 78 C127 68 122 58 116 55 C104 51 88 51 76 55 C70 58 65 68 63 78 Z" fill="${colour}"/>`,
  },
  receding: {
    front: colour => `<g fill="${colour}"><path d="M62 88 C57 64 62 46 82 38 C76 44 74 50 73 58 C69 64 67 74 66 82 Z"/><path d="M130 88 C135 64 130 46 110 38 C116 44 118 50 119 58 C123 64 125 74 126 82 Z"/></g>`,
  },
  curls: {
    front: colour => `<g fill="${colour}">${[[66, 66, 11], [69, 52, 13], [80, 41, 14], [96, 37, 15], [112, 41, 14], [123, 52, 13], [126, 66, 11], [86, 52, 9], [106, 52, 9]]
      .map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`).join('')}</g>`,
  },
  afro: {
    hidesEars: true,
    back: colour => `<circle cx="96" cy="68" r="50" fill="${colour}"/>`,
    front: colour => `<path d="M62 78 C60 48 76 34 96 34 C116 34 132 48 130 78 C124 62 112 55 96 55 C80 55 68 62 62 78 Z" fill="${colour}"/>`,
  },
  bob: {
    hidesEars: true,
    back: (colour, dark) => `<path d="M52 112 C46 58 62 29 96 29 C130 29 146 58 140 112 C140 124 124 126 118 120 H74 C68 126 52 124 52 112 Z" fill="${dark}"/>`,
    front: colour => `<path d="M57 108 C50 54 68 30 96 30 C124 30 142 54 135 108 C130 104 127 86 124 70 C108 70 92 62 84 52 C80 66 70 74 68 78 C66 92 62 104 57 108 Z" fill="${colour}"/>`,
  },
  fringe: {
    hidesEars: true,
    back: (colour, dark) => `<path d="M53 118 C48 58 62 30 96 30 C130 30 144 58 139 118 C136 130 122 128 118 122 H74 C70 128 56 130 53 118 Z" fill="${dark}"/>`,
    front: colour => `<path d="M58 112 C50 54 68 30 96 30 C124 30 142 54 134 112 C129 104 128 84 126 68 C106 73 86 73 66 68 C64 84 63 104 58 112 Z" fill="${colour}"/>`,
  },
  long: {
    hidesEars: true,
    back: (colour, dark) => `<path d="M48 168 C44 140 54 118 52 92 C50 52 68 29 96 29 C124 29 142 52 140 92 C138 118 148 140 144 168 C128 176 64 176 48 168 Z" fill="${dark}"/>`,
    front: colour => `<path d="M58 104 C50 54 68 30 96 30 C124 30 142 54 134 104 C130 92 127 76 121 66 C110 62 101 54 97 46 C92 56 82 63 71 66 C65 76 62 92 58 104 Z" fill="${colour}"/>`,
  },
  waves: {
    hidesEars: true,
    back: (colour, dark) => `<path d="M46 158 C36 146 52 132 47 116 C42 100 52 92 54 78 C58 46 74 29 96 29 C118 29 134 46 138 78 C140 92 150 100 145 116 C140 132 156 146 146 158 C138 168 54 168 46 158 Z" fill="${dark}"/>`,
    front: (colour, light) => `<path d="M58 102 C52 52 70 30 96 30 C124 30 140 54 134 102 C132 88 128 76 122 66 C106 66 90 58 84 46 C80 60 70 68 66 74 C62 84 61 94 58 102 Z" fill="${colour}"/>
      <path d="M86 44 C96 38 112 40 121 52" fill="none" stroke="${light}" stroke-width="2.5" stroke-linecap="round" opacity=".6"/>`,
  },
  bun: {
    back: colour => `<circle cx="96" cy="29" r="15" fill="${colour}"/>`,
    front: (colour, light) => `<path d="M62 82 C58 48 74 32 96 32 C118 32 134 48 130 82 C127 68 120 58 110 52 C104 49 88 49 82 52 C72 58 65 68 62 82 Z" fill="${colour}"/>
      <path d="M84 33 Q96 38 108 33" fill="none" stroke="${light}" stroke-width="2.5" stroke-linecap="round" opacity=".7"/>`,
  },
  ponytail: {
    back: (colour, dark) => `<path d="M120 48 C150 50 156 92 142 140 C136 128 132 104 124 92 Z" fill="${dark}"/>`,
    front: (colour, light) => `<path d="M62 84 C57 48 74 31 96 31 C118 31 135 48 130 84 C128 70 122 62 114 57 C100 60 88 54 84 48 C80 58 68 66 62 84 Z" fill="${colour}"/>
      <path d="M84 48 C92 42 110 40 122 52" fill="none" stroke="${light}" stroke-width="2.5" stroke-linecap="round" opacity=".6"/>`,
  },
  pixie: {
    front: (colour, light) => `<path d="M61 92 C54 52 70 30 97 30 C124 30 138 54 131 90 C129 80 127 72 123 66 C108 68 94 64 88 56 C82 66 72 68 68 72 C66 80 64 86 61 92 Z" fill="${colour}"/>
      <path d="M88 55 C94 46 110 44 121 54" fill="none" stroke="${light}" stroke-width="2.5" stroke-linecap="round" opacity=".6"/>`,
  },
}

export const beards = {
  full: colour => `<path d="M60 84 C68 92 68 100 76 100 C84 96 108 96 116 100 C124 100 124 92 132 84 V130 H60 Z" fill="${colour}"/>`,
  trim: colour => `<path d="M60 88 C68 96 70 104 78 103 C86 98 106 98 114 103 C122 104 124 96 132 88 V130 H60 Z" fill="${colour}" opacity=".82"/>`,
  stubble: colour => `<path d="M60 90 C68 98 70 104 78 102 C86 98 106 98 114 102 C122 104 124 98 132 90 V130 H60 Z" fill="${colour}" opacity=".28"/>`,
  moustache: colour => `<path d="M80 105 C84 98 92 98 96 101 C100 98 108 98 112 105 C106 103 100 104 96 104 C92 104 86 103 80 105 Z" fill="${colour}"/>`,
}
