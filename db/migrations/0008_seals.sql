CREATE TABLE `seals` (
	`scope` text PRIMARY KEY NOT NULL,
	`rows` integer NOT NULL,
	`seal` text NOT NULL
);
