/** A line a failure, and the count at the end: `12 passed, 0 failed, 1 skipped`. */
export default class Reporter {
  counts = { passed: 0, failed: 0, skipped: 0 };

  onBegin(_config, suite) {
    this.total = suite.allTests().length;
    console.log(`${this.total} tests`);
  }

  onTestEnd(test, result) {
    const name = test.titlePath().slice(3).join(' › ');
    if (result.status === 'skipped') {
      this.counts.skipped++;
      const why = test.annotations.find(({ type }) => type === 'skip')?.description;
      console.log(`  skipped  ${name}${why ? `: ${why}` : ''}`);
    } else if (test.outcome() === 'expected') {
      this.counts.passed++;
      console.log(`  ok  ${name} (${Math.round(result.duration)} ms)`);
    } else {
      this.counts.failed++;
      console.log(`  FAILED  ${test.titlePath().slice(2).join(' › ')}`);
      for (const error of result.errors) console.log(error.stack ?? error.message ?? error.value);
    }
  }

  onError(error) {
    console.log(error.stack ?? error.message);
    this.counts.failed++;
  }

  onStdOut(chunk) {
    process.stdout.write(chunk);
  }

  onStdErr(chunk) {
    process.stderr.write(chunk);
  }

  onEnd() {
    const { passed, failed, skipped } = this.counts;
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  printsToStdio() {
    return true;
  }
}
