const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The reader's wall clock; with the date when it is not today. */
export function clock(epoch: number): string {
  const sameDay = new Date(epoch).toDateString() === new Date().toDateString();
  return (sameDay ? time : dayAndTime).format(epoch);
}
