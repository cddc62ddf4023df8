const screens = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  { viewport: { width: 1280, height: 720 } },
  { viewport: { width: 820, height: 1180 }, isMobile: true, hasTouch: true },
  { viewport: { width: 1920, height: 1080 } },
];

/** The nth visitor: the same in every run, so that two runs can be compared. */
export function visitorOf(number) {
  const screen = screens[number % screens.length];
  return {
    ...screen,
    release: number % 5 < 2 ? '1.4.0' : '1.5.0',
    throttle: screen.isMobile ? 3 : number % 4 === 3 ? 2 : 1,
    /** Pages: one in six only looks at the list, one in three leaves at the product. */
    stays: [3, 2, 3, 1, 3, 2][number % 6],
    bySorting: number % 4 === 1,
    twice: number % 2 === 0,
    byClosing: number % 2 === 1,
  };
}
