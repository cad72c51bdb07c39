CREATE TABLE `officers` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`retired` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `officers_uid_unique` ON `officers` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `officers_name_unique` ON `officers` (`name`);--> statement-breakpoint
CREATE TABLE `passwords` (
	`id` integer PRIMARY KEY NOT NULL,
	`officer` text NOT NULL,
	`hash` text NOT NULL,
	`tries` integer NOT NULL,
	`wait_until` text,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`uid`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passwords_officer_unique` ON `passwords` (`officer`);--> statement-breakpoint
CREATE TABLE `recusals` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`application_id` text NOT NULL,
	`officer` text NOT NULL,
	`name` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`lifted_reason` text,
	`lifted_by` text,
	`lifted_at` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`uid`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recusals_uid_unique` ON `recusals` (`uid`);--> statement-breakpoint
CREATE INDEX `recusals_application` ON `recusals` (`application_id`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`act` text NOT NULL,
	`officer` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`content` text,
	`reason` text,
	`seq` integer NOT NULL,
	FOREIGN KEY (`officer`) REFERENCES `officers`(`uid`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_offs_uid_unique` ON `sign_offs` (`uid`);
--> statement-breakpoint
-- Who has signed has signed: no later version of this code may rewrite that.
CREATE TRIGGER `sign_offs_no_update` BEFORE UPDATE ON `sign_offs`
BEGIN SELECT RAISE(ABORT, 'sign_offs is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sign_offs_no_delete` BEFORE DELETE ON `sign_offs`
BEGIN SELECT RAISE(ABORT, 'sign_offs is append-only'); END;
