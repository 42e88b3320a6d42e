// Clothes over the shoulders: every style gets its colour, an accent (shirt, scarf), a darker and a lighter tone.
const torso = 'M18 196 C20 160 44 148 74 142 Q96 158 118 142 C148 148 172 160 174 196 Z'

export const clothes = {
  body: colour => `<path d="${torso}" fill="${colour}"/>`,

  crew: (colour, accent, dark) => `<path d="M74 142 Q96 164 118 142 L122 143.5 Q96 171 70 143.5 Z" fill="${dark}"/>`,

  turtleneck: (colour, accent, dark, light) => `<path d="M78 128 Q96 138 114 128 L117 146 Q96 158 75 146 Z" fill="${colour}"/>
    <path d="M78 128 Q96 138 114 128 L114.5 132 Q96 142 77.5 132 Z" fill="${light}"/><path d="M75 146 Q96 158 117 146" fill="none" stroke="${dark}" stroke-width="2"/>`,

  vneck: (colour, accent, dark) => `<path d="M77 139 L96 170 L115 139 Q96 150 77 139 Z" fill="${accent}"/>
    <path d="M74 142 L78 139 L96 168 L114 139 L118 142 L96 177 Z" fill="${dark}"/>`,

  shirt: (colour, accent, dark, light) => `<path d="M96 154 V196" stroke="${dark}" stroke-width="2"/>
    <path d="M78 134 L96 155 L82 166 L69 142 Z" fill="${light}"/><path d="M114 134 L96 155 L110 166 L123 142 Z" fill="${light}"/>
    <g fill="${dark}"><circle cx="96" cy="170" r="1.8"/><circle cx="96" cy="184" r="1.8"/></g>`,

  blazer: (colour, accent, dark, light) => `<path d="M74 141 L96 192 L118 141 Q96 152 74 141 Z" fill="${accent}"/>
    <path d="M78 135 L96 156 L86 164 L72 143 Z" fill="#ffffff" opacity=".85"/><path d="M114 135 L96 156 L106 164 L120 143 Z" fill="#ffffff" opacity=".85"/>
    <path d="M73 142 L64 147 L70 166 L63 171 L92 196 H96 Z" fill="${dark}"/><path d="M119 142 L128 147 L122 166 L129 171 L100 196 H96 Z" fill="${dark}"/>`,

  tie: (colour, accent, dark, light) => `<path d="M74 141 L96 192 L118 141 Q96 152 74 141 Z" fill="#f7f8fa"/>
    <path d="M91 153 H101 L104 186 L96 194 L88 186 Z" fill="${accent}"/><path d="M90 151 H102 L99.5 159 H92.5 Z" fill="${accent}"/>
    <path d="M78 135 L96 153 L87 163 L72 143 Z" fill="#ffffff"/><path d="M114 135 L96 153 L105 163 L120 143 Z" fill="#ffffff"/>
    <path d="M73 142 L64 147 L70 166 L63 171 L92 196 H96 Z" fill="${dark}"/><path d="M119 142 L128 147 L122 166 L129 171 L100 196 H96 Z" fill="${dark}"/>`,

  hoodie: (colour, accent, dark) => `<path d="M62 146 C64 132 76 130 80 134 Q96 158 112 134 C116 130 128 132 130 146 Q96 180 62 146 Z" fill="${dark}"/>
    <path d="M76 141 Q96 162 116 141 L113 136 Q96 154 79 136 Z" fill="${accent}"/>
    <g stroke="${accent}" stroke-width="2.6" stroke-linecap="round"><path d="M84 162 V182"/><path d="M108 162 V178"/></g>`,

  vest: (colour, accent, dark) => `<path d="M74 142 Q96 164 118 142 L124 144 Q96 174 68 144 Z" fill="${dark}"/>
    <path d="M52 148 L66 144 L82 196 H64 Z" fill="${accent}"/><path d="M140 148 L126 144 L110 196 H128 Z" fill="${accent}"/>`,

  scarf: (colour, accent, dark) => `<path d="M72 134 Q96 152 120 134 C128 140 126 150 118 155 Q96 166 74 155 C66 150 64 140 72 134 Z" fill="${accent}"/>
    <path d="M104 156 L122 152 L126 190 L108 194 Z" fill="${accent}"/><path d="M76 146 Q96 160 116 146" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="2.4"/>`,
}
