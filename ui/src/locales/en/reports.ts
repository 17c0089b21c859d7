export default {
  "go.reports": "Go to reports",
  "reports.sheet": "Customer sheet",
  "reports.save": "Save as file",
  "reports.save_xlsx": "Workbook (XLSX)",
  "reports.save_pdf": "Paper (PDF)",
  "reports.save_csv": "Plain text (CSV)",
  "reports.chart": "Chart",
  "reports.table": "Table",
  "reports.view": "{{title}}: view",
  "reports.show_list": "Show these customers: {{name}}",
  "reports.empty":
    "Reports add up your customers. As soon as there are some, the figures stand here.",
  "reports.empty_action": "To the customers",
  "reports.none": "None",
  "reports.all_rows": "All {{count}} rows",
};
