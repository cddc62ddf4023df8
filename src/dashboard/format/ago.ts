/** `just now`, `3 s ago`, `5 min ago`, `2 h ago`, `4 days ago`. */
export function ago(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 1) return 'just now';
  if (seconds < 60) return `${seconds}\u202fs ago`;
  if (seconds < 3600) return `${Math.round(seconds / 60)}\u202fmin ago`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)}\u202fh ago`;
  const days = Math.round(seconds / 86_400);
  return days === 1 ? 'a day ago' : `${days} days ago`;
}
