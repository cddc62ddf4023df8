/** A made-up photograph: a sky, a hill and a bird, different for each name. */
export function picture(name) {
  if (name === 'banner') return banner;
  const hue = (Number(name) * 47 + 90) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480" viewBox="0 0 640 480">
<rect width="640" height="480" fill="hsl(${hue} 30% 86%)"/>
<path d="M0 350 Q160 ${250 + hue / 8} 320 340 T640 320 V480 H0Z" fill="hsl(${hue} 22% 42%)"/>
<path d="M${200 + hue / 2} 150 q30 -34 60 0 q30 -34 60 0" fill="none" stroke="hsl(${hue} 25% 22%)" stroke-width="9" stroke-linecap="round"/>
</svg>`;
}

const banner = `<svg xmlns="http://www.w3.org/2000/svg" width="1120" height="230" viewBox="0 0 1120 230">
<rect width="1120" height="230" fill="#e6d9a8"/>
<text x="560" y="130" text-anchor="middle" font-family="Georgia, serif" font-size="40" fill="#3d3a22">Free delivery until Sunday</text>
</svg>`;
