ALTER TABLE `applications` ADD `withdrawn_reason` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `withdrawn_by` text;--> statement-breakpoint
ALTER TABLE `applications` ADD `withdrawn_at` text;