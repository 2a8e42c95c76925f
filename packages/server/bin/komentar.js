#!/usr/bin/env node
/** The command `komentar`; apart from what is built, so that npm links it in a fresh checkout, too. */
import '../dist/main.js';
