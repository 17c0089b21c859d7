export default {
  "self_check.again": "Check again",
  "self_check.exported": "The log is in {{file}}.",
  "self_check.log_hint":
    "Every start of the window in the last two weeks. The file holds no names and no data: give it to whoever helps you.",
  "self_check.no_starts": "No start has been written down yet.",
  "self_check.at": "Started",
  "self_check.version": "Version",
  "self_check.took": "Took",
  "self_check.ms": "{{ms}} ms",
  "self_check.faults_one": "{{count}} fault",
  "self_check.faults_other": "{{count}} faults",
};
