"""Runs a command on a terminal of its own. Told by lines of JSON on stdin, shows the terminal's output on stdout.

{"keys": "q"}  {"size": [rows, columns]}  {"signal": 15}
The last line on stderr: how the command ended, and whether the terminal is as it was.
"""
import fcntl, json, os, pty, select, signal, struct, sys, termios

rows, columns = int(sys.argv[1]), int(sys.argv[2])


def resize(fd, rows, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


master, slave = pty.openpty()
resize(slave, rows, columns)
before = termios.tcgetattr(slave)
child = os.fork()
if child == 0:
    os.close(master)
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in (0, 1, 2):
        os.dup2(slave, fd)
    os.execvp(sys.argv[3], sys.argv[3:])

told = b""
status = None
reading = [master, 0]
while True:
    ready, _, _ = select.select(reading, [], [], 0.05)
    if master in ready:
        os.write(1, os.read(master, 65536))
        continue
    if 0 in ready:
        chunk = os.read(0, 65536)
        if not chunk:
            os.kill(child, signal.SIGKILL)
            reading = [master]
        told += chunk
        while b"\n" in told:
            line, told = told.split(b"\n", 1)
            asked = json.loads(line)
            if "keys" in asked:
                os.write(master, asked["keys"].encode())
            if "size" in asked:
                resize(master, *asked["size"])
            if "signal" in asked:
                os.kill(child, asked["signal"])
    if status is not None and master not in ready:
        break
    ended, code = os.waitpid(child, os.WNOHANG)
    if ended:
        status = os.waitstatus_to_exitcode(code)
restored = termios.tcgetattr(slave) == before
sys.stderr.write(json.dumps({"code": status, "restored": restored}) + "\n")
