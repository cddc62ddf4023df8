// Changes a data directory that no collector has open. A process of its own, since the engine opens one directory a process.
// usage: node alterStore.mjs <directory> <statement>
import { Session } from 'chdb';

const [, , directory, statement] = process.argv;
const session = new Session(directory);
session.query(statement);
session.close();
