/**
 * Imported into a program before its own code: when the script that started it is gone, a kill -9 included, the program
 * gets the signal that ends it in order.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
