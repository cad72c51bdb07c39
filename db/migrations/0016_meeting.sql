CREATE TABLE `ballots` (
	`category` text NOT NULL,
	`member` integer NOT NULL,
	`places` text NOT NULL,
	`file` text,
	PRIMARY KEY(`category`, `member`)
);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` integer PRIMARY KEY NOT NULL,
	`held_on` text,
	`place` text,
	`chair` text,
	`recorder` text,
	`others` text,
	`members` text NOT NULL,
	`rule` text NOT NULL,
	CONSTRAINT "meeting_is_one" CHECK("meetings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `passed_over` (
	`application_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
