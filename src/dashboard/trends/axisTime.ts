const day = 86_400_000;
const formats = {
  time: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }),
  date: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }),
};

/** Labels of the time axis: the hour, or the day where the marks are days. */
export function axisTime(epoch: number, between: number): string {
  const midnight = new Date(epoch).setHours(0, 0, 0, 0) === epoch;
  return (midnight || between >= day ? formats.date : formats.time).format(epoch);
}
