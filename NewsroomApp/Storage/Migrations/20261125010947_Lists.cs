using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Statements_FirstPublishedAt",
                table: "Statements",
                column: "FirstPublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_History_Unsealed",
                table: "History",
                column: "Number",
                filter: "Number <= 0");

            migrationBuilder.CreateIndex(
                name: "IX_Editions_Urgency",
                table: "Editions",
                column: "Urgency",
                filter: "Urgency IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_FirstPublishedAt",
                table: "Statements");

            migrationBuilder.DropIndex(
                name: "IX_History_Unsealed",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_Editions_Urgency",
                table: "Editions");
        }
    }
}
