/** Looks for news every second and a half while the page is seen, and swaps it in only when something is new. */
export const liveScript = `
const live = document.getElementById('live')
const status = document.getElementById('status')
async function look() {
  if (document.visibilityState === 'visible') {
    try {
      const answer = await fetch('/live' + location.search, { headers: { 'if-none-match': live.dataset.version } })
      if (answer.status === 200) {
        const focused = live.contains(document.activeElement) ? document.activeElement.id : ''
        live.innerHTML = await answer.text()
        live.dataset.version = answer.headers.get('etag')
        if (focused) document.getElementById(focused)?.focus()
        status.textContent = live.querySelector('h1').textContent
      }
    } catch { }
  }
  setTimeout(look, 1500)
}
look()
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  document.querySelector('.copied')?.classList.remove('copied')
  button.classList.add('copied')
  status.textContent = 'Copied ' + (button.dataset.name ?? button.dataset.copy)
})
`
