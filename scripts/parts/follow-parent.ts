// Preloaded (node --import) into programs that do not know about their parent: they end when its channel closes.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
})

export {}
