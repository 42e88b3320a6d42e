// One portrait: background, hair behind, shoulders, neck, head, face, hair in front, glasses. 192 x 192, flat colours.
import { beards, hair } from './hair.mjs'
import { clothes } from './clothes.mjs'

const head = 'M64 78 C64 52 78 40 96 40 C114 40 128 52 128 78 C128 106 114 123 96 123 C78 123 64 106 64 78 Z'

export function portrait(look) {
  const style = hair[look.hair]
  const ink = '#3a2f2b'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192">
  <defs><linearGradient id="bg-${look.bg.slice(1)}" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${look.bg}"/><stop offset="1" stop-color="${shade(look.bg, -14)}"/></linearGradient>
  <clipPath id="head"><path d="${head}"/></clipPath></defs>
  <rect width="192" height="192" fill="url(#bg-${look.bg.slice(1)})"/>
  <g transform="translate(96 110) scale(1.13) translate(-96 -110)">
  ${style.back?.(look.colour, shade(look.colour, -12)) ?? ''}
  ${clothes.body(look.wear)}
  <path d="M82 108 V136 C82 146 110 146 110 136 V108 Z" fill="${look.skin}"/>
  <path d="M82 116 C88 128 104 128 110 116 V126 C104 136 88 136 82 126 Z" fill="${shade(look.skin, -22)}" opacity=".75"/>
  ${clothes[look.style](look.wear, look.accent ?? '#ffffff', shade(look.wear, -18), shade(look.wear, 14))}
  ${style.hidesEars ? '' : ears(look.skin)}
  <path d="${head}" fill="${look.skin}"/>
  <g clip-path="url(#head)"><ellipse cx="75" cy="98" rx="9" ry="6" fill="#e0705f" opacity=".16"/><ellipse cx="117" cy="98" rx="9" ry="6" fill="#e0705f" opacity=".16"/></g>
  ${look.beard ? `<g clip-path="url(#head)">${beards[look.beard](look.beardColour ?? look.colour)}</g>` : ''}
  ${face(look, ink)}
  ${style.front(look.colour, shade(look.colour, 12))}
  ${look.glasses ? glasses[look.glasses](look.frame ?? '#2f3440') : ''}
  </g>
</svg>`
}

const ears = skin => `<g fill="${shade(skin, -10)}"><ellipse cx="64" cy="86" rx="6.5" ry="9"/><ellipse cx="128" cy="86" rx="6.5" ry="9"/></g>`

function face(look, ink) {
  const brow = shade(look.browColour ?? look.colour, -10)
  const lips = look.lips ?? shade(look.skin, -58)
  return `
  <g fill="none" stroke="${brow}" stroke-width="${look.brows ?? 3}" stroke-linecap="round">
    <path d="M75 75 Q81.5 71 88 74"/><path d="M104 74 Q110.5 71 117 75"/></g>
  <g fill="${ink}"><circle cx="82" cy="85" r="3.4"/><circle cx="110" cy="85" r="3.4"/></g>
  <g fill="#fff" opacity=".9"><circle cx="83.2" cy="83.8" r="1"/><circle cx="111.2" cy="83.8" r="1"/></g>
  ${look.lashes ? `<g stroke="${ink}" stroke-width="1.8" stroke-linecap="round" fill="none"><path d="M77.5 84 L75.4 82.2"/><path d="M114.5 84 L116.6 82.2"/></g>` : ''}
  <path d="M96 86 Q93 95 96.5 96.5" fill="none" stroke="${shade(look.skin, -38)}" stroke-width="2.4" stroke-linecap="round"/>
  ${look.grin
    ? `<path d="M86 104 Q96 107 106 104 Q104 114 96 114 Q88 114 86 104 Z" fill="#fff" stroke="${lips}" stroke-width="1.6" stroke-linejoin="round"/>`
    : `<path d="M87 105.5 Q96 ${look.calm ? 109.5 : 112.5} 105 105.5" fill="none" stroke="${lips}" stroke-width="2.8" stroke-linecap="round"/>`}`
}

const glasses = {
  round: frame => `<g fill="#fff" fill-opacity=".18" stroke="${frame}" stroke-width="2.6"><circle cx="82" cy="86" r="10.5"/><circle cx="110" cy="86" r="10.5"/>
    <path d="M92.5 85 Q96 82.5 99.5 85" fill="none"/><path d="M71.5 84 L65 82 M120.5 84 L127 82"/></g>`,
  square: frame => `<g fill="#fff" fill-opacity=".18" stroke="${frame}" stroke-width="2.8"><rect x="70.5" y="77.5" width="22" height="16.5" rx="5"/><rect x="99.5" y="77.5" width="22" height="16.5" rx="5"/>
    <path d="M92.5 84 Q96 81.5 99.5 84" fill="none"/><path d="M70.5 83 L65 82 M121.5 83 L127 82"/></g>`,
}

/** The colour lighter or darker by so many steps of 255. */
export function shade(colour, steps) {
  const parts = [1, 3, 5].map(at => Math.max(0, Math.min(255, Number.parseInt(colour.slice(at, at + 2), 16) + steps)))
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}
