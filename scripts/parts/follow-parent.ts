// Preloaded (node --import) into programs that do not know about their parent: they end when its channel closes.
// What such a program starts itself has inherited the preload, but follows another parent.
if (process.env['FOLLOWS'] === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening alone would keep a program from ending that has nothing left to do.
  process.channel?.unref()
}

export {}
