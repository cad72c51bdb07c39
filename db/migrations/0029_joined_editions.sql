CREATE TABLE `joined_editions` (
	`number` integer PRIMARY KEY NOT NULL,
	`printed` integer NOT NULL,
	`from` text NOT NULL,
	`stands` integer NOT NULL,
	FOREIGN KEY (`number`) REFERENCES `editions`(`number`) ON UPDATE no action ON DELETE no action
);
