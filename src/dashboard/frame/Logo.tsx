/** A bird's tail and a mark: decoration. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <rect width="24" height="24" rx="6" class="logo-ground" />
      <path d="M6 17.5V6.5h7.2" class="logo-stroke" />
      <path d="M6 12h4.4" class="logo-stroke" />
      <path d="M18 6.5v11" class="logo-mark" />
    </svg>
  );
}
