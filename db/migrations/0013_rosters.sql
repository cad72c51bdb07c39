CREATE TABLE `roster_entries` (
	`roster_id` integer NOT NULL,
	`row` integer NOT NULL,
	`name` text NOT NULL,
	`credit_code` text,
	`former_names` text NOT NULL,
	`year` text,
	`note` text,
	PRIMARY KEY(`roster_id`, `row`),
	FOREIGN KEY (`roster_id`) REFERENCES `rosters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rosters` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`kind` text NOT NULL,
	`serves` text,
	`title` text NOT NULL,
	`source` text NOT NULL,
	`dated` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`withdrawn_reason` text,
	`withdrawn_by` text,
	`withdrawn_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rosters_uid_unique` ON `rosters` (`uid`);