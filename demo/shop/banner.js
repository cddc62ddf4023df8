/* Comes late, has no dimensions, and pushes the page down. */
function showBanner() {
  const banner = document.createElement('div');
  banner.className = 'banner';
  banner.innerHTML = '<img src="/images/banner.svg" alt="Free delivery until Sunday">';
  document.querySelector('.top').after(banner);
}

setTimeout(showBanner, 500);
